"""Everything recorded of one area: `Record`, the kinds of fact it holds, and what is wrong between facts."""
