"""Parts that the pages share: the session, choosers, panels, the network picture."""
