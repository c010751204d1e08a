import TestSupport

/// A workflow that people change while it runs: stages in layers, each of which makes one artifact of all before it.
struct ChangingWorkflow {
    /// A stage.
    struct Member {
        let name: String
        /// The stages that it waits for.
        var needs: [String]
        /// What its artifact depends on beside its inputs.
        var salt: Int
        /// How many different artifacts it can make.
        let variety: Int
        /// Whether a person is asked, and nothing is made.
        let isApproval: Bool

        var artifact: String { name.lowercased() + ".txt" }
    }

    private(set) var members: [Member] = []
    private var added = 0

    /// Draws one by lot.
    init(using random: inout SplitMix64) {
        members = [Member(name: "START", needs: [], salt: 0, variety: 1_000, isApproval: false)]
        for _ in 0..<Int.random(in: 3...8, using: &random) { add(using: &random) }
    }

    /// Adds a stage behind some of those that are there.
    mutating func add(using random: inout SplitMix64) {
        added += 1
        let count = Int.random(in: 1...2, using: &random)
        let needs = Set((0..<count).compactMap { _ in members.randomElement(using: &random)?.name })
        members.append(
            Member(
                name: "S\(added)", needs: needs.sorted(), salt: Int.random(in: 0...9, using: &random),
                variety: random.oneIn(3) ? 2 : 1_000, isApproval: random.oneIn(6)))
    }

    /// Takes a stage away that nobody waits for.
    mutating func remove(using random: inout SplitMix64) {
        let last = members.filter { member in
            !member.needs.isEmpty && !members.contains { $0.needs.contains(member.name) }
        }
        guard let gone = last.randomElement(using: &random), members.count > 3 else { return }
        members.removeAll { $0.name == gone.name }
    }

    /// Gives a stage another command.
    mutating func alter(using random: inout SplitMix64) {
        let position = Int.random(in: 0..<members.count, using: &random)
        members[position].salt = Int.random(in: 0...9, using: &random)
    }

    /// The content of `stages.json`.
    ///
    /// - Parameter pinned: what stages are to leave whatever they read, by name.
    func text(pinned: [String: String] = [:]) -> String {
        let stages = members.map { member in
            let next = members.filter { $0.needs.contains(member.name) }.map { "\"\($0.name)\"" }
            return "\"\(member.name)\": { \(work(member, pinned[member.name])), "
                + "\"next_stages\": [\((next.isEmpty ? ["\"END\""] : next).joined(separator: ", "))] }"
        }
        return "{ \"version\": 1, \"max_concurrent\": 3, \"stages\": {\n"
            + (stages + ["\"END\": { \"next_stages\": [] }"]).joined(separator: ",\n") + "\n} }\n"
    }

    private func work(_ member: Member, _ pinned: String?) -> String {
        if member.isApproval { return "\"approval\": { \"question\": \"Go on?\" }" }
        let words =
            pinned.map { ["say", $0, member.artifact] }
            ?? ["\(member.salt)", "\(member.variety)", member.artifact] + inputs(of: member)
        let command = ([Workshop.proofs, "maker"] + words).map { "\"\($0.filter { $0 != "\n" })\"" }
        return "\"command\": [\(command.joined(separator: ", "))], \"artifacts\": [\"\(member.artifact)\"]"
    }

    /// The artifacts of everything before a stage.
    private func inputs(of member: Member) -> [String] {
        var names = Set<String>()
        var open = member.needs
        while let name = open.popLast() {
            guard names.insert(name).inserted else { continue }
            open += members.first { $0.name == name }?.needs ?? []
        }
        return members.filter { names.contains($0.name) && !$0.isApproval }.map(\.artifact)
    }
}
