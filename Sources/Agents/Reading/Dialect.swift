internal import StateMachine

/// How a program tells what it does, as data: which value of a record means what, and what a record of a kind is about.
struct Dialect: Sendable {
    /// What people call the program.
    var name: String
    /// The paths of values and what they mean.
    var paths: [(path: String, slot: Slot)]
    /// What records are about; all that fit hold.
    var rules: [DialectRule]
    /// What a word of `stop`, `terminal` or `subkind` of a final record says.
    var endings: [String: AgentOutcome] = [:]
    /// Whether an ending without a known word is a reply that breaks off.
    var needsStop = false
    /// Whether only what is said after the last tool call is the reply.
    var repliesAfterTools = false
    /// Whether some reply must have been given.
    var needsReply = false
    /// What the word for an error says, where the error's text is not needed for it.
    var failures: [String: AgentOutcome] = [:]
    /// What the program's own exit statuses mean.
    var statuses: [Int: AgentOutcome] = [:]
    /// What a failed tool says when it was not allowed; in lower case.
    var denials: [String] = []
    /// Whether it is a sandbox that denies, so that every tool is allowed and only what it does is not.
    var hasSandbox = false
    /// What it tells as the sum of a whole conversation, earlier attempts included, where it continues one.
    var sums: [ConversationSum] = []
    /// Messages of the program itself that look as if the model had said them: how they begin and end.
    var ownMessages: [OwnMessage] = []
    /// What to do about an outcome, where the usual advice does not fit.
    var advice = ProgramAdvice()
}

/// A kind of usage that is told for a whole conversation.
enum ConversationSum: Sendable {
    case tokens, cost
}

/// A message in which a program tells that it cannot go on, in the place of the model's reply.
struct OwnMessage: Sendable {
    var opening: String
    var ending: String
    /// The word for it, which `failures` has a meaning for; empty where its text tells.
    var kind: String
}

/// What records of a kind are about.
struct DialectRule: Sendable {
    /// The value of `kind`; nil for every record.
    var kind: String?
    /// The value of `item`; where it lies in a list, each element is judged for itself.
    var item: String?
    var acts: [DialectAct]

    /// Makes a rule.
    init(_ kind: String?, item: String? = nil, _ acts: [DialectAct]) {
        self.kind = kind
        self.item = item
        self.acts = acts
    }
}

/// What a record tells.
enum DialectAct: Sendable {
    /// Session and model.
    case introduces
    /// The agent has said something, whole or the next piece of it.
    case says, saysPiece
    /// A tool begins or ends, or both by its status.
    case toolBegins, toolEnds, toolChanges
    /// The plan.
    case plans
    /// Tools that were denied.
    case denies
    /// Usage: of one message, of one more step, or in all.
    case countsMessage, countsStep, countsTotal
    /// Something went wrong, which need not be the end.
    case warns
    /// It has failed.
    case fails
    /// It was told to end.
    case aborts
    /// The final record.
    case ends
    /// An end that another record can take back, because work goes on.
    case pauses
}
