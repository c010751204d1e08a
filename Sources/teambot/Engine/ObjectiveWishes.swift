import Configuration
import Sessions

/// Reads what a command line wants of the objectives that it names.
enum ObjectiveWishes {
    /// The wishes; a wish that cannot be understood is bad usage.
    static func read(_ invocation: Invocation) throws -> ObjectiveList.Wishes {
        var wishes = ObjectiveList.Wishes()
        for value in invocation.values("--priority") {
            let parts = value.lastIndex(of: "=").map {
                (String(value[..<$0]), String(value[value.index(after: $0)...]))
            }
            guard let number = Int(parts?.1 ?? value), ObjectiveOrder.priorities.contains(number) else {
                throw VerbError.usage("--priority \(value): write a whole number, or FILE=N, such as b.md=5.")
            }
            guard let file = parts?.0 else {
                wishes.priority = number
                continue
            }
            guard invocation.positionals.contains(file) else {
                throw VerbError.usage("--priority \(value): \(file) is none of the objectives that are named.")
            }
            wishes.priorities[file] = number
        }
        wishes.retries = invocation.count("--retries")
        if let range = invocation.value("--batches") {
            guard let batches = BatchRange(range) else {
                throw VerbError.usage("--batches \(range): it \(BatchRange.expectation).")
            }
            wishes.batches = batches
        }
        return wishes
    }
}
