# Draws which names each outlet chose, out of the figures of a report.
# usage: rashomon report articles --format csv -o figures.csv && python3 figures.py figures.csv names.png
import sys

import matplotlib

matplotlib.use("Agg")
import pandas as pd

figures = pd.read_csv(sys.argv[1], dtype=str, keep_default_na=False)
names = figures[
    (figures.section == "naming")
    & (figures.category == "armed-challenge")
    & (figures.measure == "wording")
    & (figures.name != "")  # "" is the whole set: the denominator
]
table = names.assign(value=names.value.astype(int)).pivot(index="outlet", columns="name", values="value")
table = table.loc[:, table.any()]  # without names that occur only in quotations
print(table.to_string())
ax = table.plot.barh(stacked=True, colormap="tab20", figsize=(9, 4))
ax.set_xlabel("occurrences in the outlet's wording")
ax.set_ylabel("")
ax.legend(loc="center left", bbox_to_anchor=(1, 0.5), frameon=False)
ax.figure.savefig(sys.argv[2], bbox_inches="tight")
