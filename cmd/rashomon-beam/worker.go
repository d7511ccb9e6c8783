package main

import (
	"context"
	"flag"
	"fmt"
	"strings"
	"time"

	fnpb "github.com/apache/beam/sdks/v2/go/pkg/beam/model/fnexecution_v1"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/util/grpcx"
)

// beWorker makes this process a worker: a runner that starts processes of its own
// (--environment_type PROCESS) gives them an id and an address to ask, and beam.Init wants the
// answer as flags.
func beWorker(ctx context.Context) error {
	id := strings.Trim(flag.Lookup("id").Value.String(), "'") // Prism quotes it
	ctx, cancel := context.WithTimeout(grpcx.WriteWorkerID(ctx, id), time.Minute)
	defer cancel()
	conn, err := grpcx.Dial(ctx, *provision, time.Minute)
	if err != nil {
		return fmt.Errorf("a worker cannot reach its runner: %w", err)
	}
	defer conn.Close()
	answer, err := fnpb.NewProvisionServiceClient(conn).GetProvisionInfo(ctx, &fnpb.GetProvisionInfoRequest{})
	if err != nil {
		return fmt.Errorf("a worker cannot ask its runner at %s what to do: %w", *provision, err)
	}
	for name, value := range map[string]string{
		"worker":           "true",
		"id":               id,
		"control_endpoint": answer.GetInfo().GetControlEndpoint().GetUrl(),
		"logging_endpoint": answer.GetInfo().GetLoggingEndpoint().GetUrl(),
	} {
		if err := flag.Set(name, value); err != nil {
			return err
		}
	}
	return nil
}
