"""Run a SAM template in this process on moto, for the integration tests.

`template` expands and resolves the template, `resources` creates its resources, `functions` runs its handlers, `queues`
and `streams` deliver to them as Lambda's event sources do, `calls` records their calls of AWS and makes them fail,
`permissions` refuses calls that their roles do not allow. `stack` combines these; `clippings` has the methods for
Clipwire.
"""
