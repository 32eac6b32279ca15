"""The commands of ``jeugdregio``, a module per group; ``api.cli`` puts them together."""
