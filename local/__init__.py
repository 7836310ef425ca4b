"""A whole AWS on this machine, with Clipwire deployed into it by the real SAM CLI: for the demo, for trying things
out, and for end-to-end tests. No Docker: ministack, a server in an environment of its own, plays AWS."""
