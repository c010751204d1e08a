package import JSONText

/// What a conversation wants to be done.
package enum ACPAction: Sendable, Equatable {
    /// Send these bytes to the agent.
    case send([UInt8])
    /// Print a record.
    case record(ACPRecord)
    /// Print a sentence for people.
    case tell(String)
    /// Do what the agent asks for, and answer it.
    case serve(ACPIdentifier, ACPService, JSONValue)
    /// Send nothing more: the agent's standard input is closed, and so are its terminals.
    case closeInput
    /// End the agent, whatever it does.
    case terminate
}
