"""A SAM template, run in this process on moto: what the integration tests stand on.

`template` expands and resolves it, `resources` creates what it names, `functions` runs its handlers, `queues` and
`streams` feed them as Lambda's event sources do, `calls` watches what they ask of AWS and makes it fail, `permissions`
holds them to their roles. `stack` puts these together; `clippings` adds the words of Clipwire.
"""
