import Sessions
/// `teambot completion bash|zsh|fish`: prints the script that makes a shell complete teambot.
struct CompletionVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        guard let script = invocation.positionals.first.flatMap(CompletionScript.text) else {
            throw VerbError.usage("The shell is missing. Write: teambot completion bash|zsh|fish")
        }
        Console.write(script)
        return 0
    }
}
