package analysis

// KeepText makes a Profile keep so many bytes of text and no more, as if a set
// were larger than it is.
func (o *CountOptions) KeepText(bytes int64) { o.maxText = bytes }
