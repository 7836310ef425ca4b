"""A local AWS with Clipwire, deployed by the real SAM CLI, for the demo, for experiments and for end-to-end tests.

It needs no Docker: ministack, a server in an environment of its own, stands in for AWS.
"""
