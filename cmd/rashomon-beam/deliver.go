package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	jobpb "github.com/apache/beam/sdks/v2/go/pkg/beam/model/jobmanagement_v1"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/options/jobopts"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	"rashomon/analysis"
)

// deliver reads what the workers wrote and, if it is whole, renames it to output.
func deliver(ctx context.Context, part, output string) error {
	fs, err := filesystem.New(ctx, part)
	if err != nil {
		return fmt.Errorf("%s: %w", output, err)
	}
	defer fs.Close()
	data, err := filesystem.Read(ctx, fs, part)
	if err != nil {
		return fmt.Errorf("the workers wrote %s where this machine cannot read it: give --output a place that all of them reach: %w", part, err)
	}
	var p analysis.Profile
	if err := p.UnmarshalBinary(data); err != nil {
		discard(part)
		return fmt.Errorf("what the workers wrote is not whole, and was thrown away: %w", err)
	}
	for _, line := range p.Counted() {
		fmt.Fprintln(os.Stderr, "rashomon-beam:", line)
	}
	if p.Articles() == 0 {
		discard(part)
		return errors.New("no article could be read: nothing was written")
	}
	if err := filesystem.Rename(ctx, fs, part, output); err != nil {
		discard(part)
		return fmt.Errorf("naming %s: %w", output, err)
	}
	return nil
}

// after limits the time for cleaning up once a run has failed.
const after = 10 * time.Second

// discard removes what the workers may have written. A failure is not reported: usually there is
// nothing.
func discard(part string) {
	ctx, cancel := context.WithTimeout(context.Background(), after)
	defer cancel()
	fs, err := filesystem.New(ctx, part)
	if err != nil {
		return
	}
	defer fs.Close()
	if r, ok := fs.(filesystem.Remover); ok {
		_ = r.Remove(ctx, part)
	}
}

// cancelJob asks the runner to end the job, so that no worker goes on counting in vain, and returns
// a remark if it could not.
func cancelJob() string {
	if *jobopts.Endpoint == "" {
		return " (end the job there too)"
	}
	ctx, cancel := context.WithTimeout(context.Background(), after)
	defer cancel()
	conn, err := grpc.NewClient(*jobopts.Endpoint, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err == nil {
		defer conn.Close()
		err = cancelOn(ctx, jobpb.NewJobServiceClient(conn))
	}
	if err != nil {
		return fmt.Sprintf(" (the job could not be cancelled, end it there: %v)", err)
	}
	return ""
}

func cancelOn(ctx context.Context, jobs jobpb.JobServiceClient) error {
	found, err := jobs.GetJobs(ctx, &jobpb.GetJobsRequest{})
	if err != nil {
		return err
	}
	for _, j := range found.GetJobInfo() {
		if j.GetJobName() == *jobopts.JobName {
			if _, err := jobs.Cancel(ctx, &jobpb.CancelJobRequest{JobId: j.GetJobId()}); err != nil {
				return err
			}
		}
	}
	return nil
}

// nonce distinguishes one run from another.
func nonce() string {
	var b [4]byte
	_, _ = rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}
