"""The subcommands of `tsunagari`, a module a purpose."""
