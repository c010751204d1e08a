/// What a value of a program's record means, in words that hold for every program.
enum Slot: UInt8, Sendable {
    /// The record's kind, what narrows it down, and the kind of an item or content block in it.
    case kind, subkind, item
    /// The program's name of the conversation, and the model.
    case session, model
    /// Who speaks; anything but an assistant is not the agent.
    case role
    /// The name of a message, by which its usage is counted once.
    case message
    /// What the agent says, and the reply where the final record has it.
    case text, reply
    /// A tool: its name, the name of this call, what it is to do, and what came of it.
    case tool, toolKind, call, detail, toolStatus, toolFailed, toolSucceeded, toolError, toolOutput
    /// A tool that was denied, what it was to do, and the permission that it needs.
    case deniedTool, deniedDetail, deniedPermission
    /// An entry of a plan, and how far it is.
    case planEntry, planStatus, planDone
    /// How it ended: whether it failed, by what word, with which exit status.
    case isError, stop, terminal, exitStatus
    /// What went wrong: sentences, a word for it, and a status of HTTP.
    case error, errorKind, errorStatus
    /// Tokens that were sent; those beside them; those of a cache, with and without being counted among the sent ones.
    case inputTokens, furtherInput, cachedInput, cachedBeside
    /// Tokens that were answered, all tokens where nothing else is told, and US dollars.
    case outputTokens, totalTokens, cost

    /// Bytes of it that are kept.
    var limit: Int {
        switch self {
        case .text, .reply: ReplyText.limit + 1
        case .error, .toolError: 4 << 10
        case .toolOutput: 2 << 10
        default: 1 << 10
        }
    }
}

/// The meanings of a path: a few programs use one name for two things.
struct SlotSet: Sendable {
    private var bits: UInt64 = 0

    /// Adds a meaning.
    mutating func insert(_ slot: Slot) { bits |= 1 << UInt64(slot.rawValue) }

    /// Whether a meaning is among them.
    func contains(_ slot: Slot) -> Bool { bits & (1 << UInt64(slot.rawValue)) != 0 }
}
