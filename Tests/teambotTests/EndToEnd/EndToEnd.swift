import Testing

/// The built binary with scripts as agents: what a user sees, kills included.
///
/// One test at a time, because each starts several processes; tests wait for events and for pipes, never for time.
@Suite(.serialized) struct EndToEnd {}
