import JSONText
import StateMachine

/// Declared groups: that their stages exist, belong to one group, and are what the graph has between two stages.
struct GroupCheck {
    /// The name of the group that each stage belongs to, by the stage's position.
    private var owners: [Int: String] = [:]

    /// Finds the stages of each group; reports unknown ones and stages of two groups.
    static func resolve(
        _ groups: [GroupDraft], _ names: inout KnownNames, _ problems: inout ProblemList
    ) -> [ResolvedGroup] {
        var check = GroupCheck()
        var resolved: [ResolvedGroup] = []
        for draft in groups {
            let after = single("after", draft.source, &names, &problems)
            let before = single("before", draft.source, &names, &problems)
            let members = check.members(draft, &names, &problems)
            resolved.append(
                ResolvedGroup(
                    group: draft.group, after: after, members: members, before: before, source: draft.source))
        }
        return resolved
    }

    private static func single(
        _ key: String, _ source: Source, _ names: inout KnownNames, _ problems: inout ProblemList
    ) -> Int? {
        guard let name = source.value[key]?.string else { return nil }
        return names.resolve(name, at: source[key], &problems)
    }

    private mutating func members(
        _ draft: GroupDraft, _ names: inout KnownNames, _ problems: inout ProblemList
    ) -> [Int] {
        let source = draft.source["stages"]
        var members: [Int] = []
        var seen = Set<Int>()
        for (index, name) in draft.group.stages.enumerated() {
            guard let position = names.resolve(name, at: source[index], &problems) else { continue }
            // What is named twice is told when the key is read.
            guard seen.insert(position).inserted else { continue }
            if let owner = owners[position] {
                problems.error(
                    "\(name) belongs to the group \(owner) already; a stage is in one group at most.",
                    at: source[index])
            } else {
                owners[position] = draft.group.name
            }
            members.append(position)
        }
        return members
    }

    /// Compares a group with an acyclic graph.
    static func compare(
        _ group: ResolvedGroup, with graph: StageGraph, _ stages: [StageDraft], _ problems: inout ProblemList
    ) {
        guard let after = group.after, let before = group.before, let source = group.source, !group.group.stages.isEmpty
        else { return }
        let between = graph.between(after, before)
        let (afterName, beforeName) = (stages[after].name, stages[before].name)
        guard !between.isEmpty else {
            problems.error(
                "No stage lies between \(afterName) and \(beforeName); \"after\" must lead to the members and they "
                    + "to \"before\" by \"next_stages\".", at: source["before"])
            return
        }
        let members = Set(group.members)
        let missing = between.filter { !members.contains($0) }.map { stages[$0].name }
        if !missing.isEmpty {
            problems.error(
                "Between \(afterName) and \(beforeName) also \(missing.count == 1 ? "lies" : "lie") "
                    + "\(NameListing.listed(missing)); add what is missing to \"stages\" or change \"next_stages\".",
                at: source["stages"])
        }
        let superfluous = Set(members.subtracting(between).map { stages[$0].name })
        for (index, name) in group.group.stages.enumerated() where superfluous.contains(name) {
            problems.error(
                "\(name) does not lie between \(afterName) and \(beforeName); remove it from the group or change "
                    + "\"next_stages\".", at: source["stages"][index])
        }
    }
}
