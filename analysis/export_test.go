package analysis

// KeepText makes a Profile keep the given number of bytes of text and no more, as if
// the set were larger than it is.
func (o *CountOptions) KeepText(bytes int64) { o.maxText = bytes }
