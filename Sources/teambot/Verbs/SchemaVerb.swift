import Configuration
import RunStorage

/// `teambot schema [state|event|session]`: prints the JSON Schema of a file that teambot reads or writes.
struct SchemaVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        switch invocation.positionals.first {
        // The parser knows what else there may be.
        case nil: Console.write(bytes: WorkflowSchema.file)
        case "session": Console.write(bytes: RunSchema.session)
        case "state": Console.write(bytes: RunSchema.state)
        default: Console.write(bytes: RunSchema.event)
        }
        return 0
    }
}
