# Draws how many of each outlet's words stand in whose voice, out of a report as JSON.
# usage: rashomon report articles -o report.json && Rscript figures.R report.json voices.png
library(jsonlite)
args <- commandArgs(trailingOnly = TRUE)
report <- fromJSON(args[1])
outlets <- report$corpus$outlets
voices <- as.matrix(outlets$words_by_voice)
rownames(voices) <- outlets$outlet
shares <- voices / rowSums(voices)
print(round(shares, 3))
bitmap <- function(file) if (capabilities("png")) png(file, 900, 400) else pdf(sub("png$", "pdf", file))
bitmap(args[2])
par(mar = c(4, 12, 1, 8), las = 1, xpd = TRUE)
barplot(t(shares), horiz = TRUE, legend.text = TRUE, xlab = "share of the outlet's words",
        col = hcl.colors(ncol(shares), "Dark 3"), args.legend = list(x = "right", inset = -0.17, bty = "n"))
invisible(dev.off())
