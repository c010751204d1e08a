import JSONText
import StateMachine

/// A declared parallel group as the file has it, with its place.
struct GroupDraft {
    var group: ParallelGroup
    let source: Source

    /// Reads all groups of the map.
    static func readAll(_ source: Source, _ problems: inout ProblemList) -> [GroupDraft] {
        (source.value.members ?? []).map { member in
            if let objection = NameRule.objection(to: member.name) {
                problems.error(objection, at: source.named(member))
            }
            let place = source.member(member)
            var draft = GroupDraft(
                group: ParallelGroup(name: member.name, after: "", stages: [], before: nil), source: place)
            GroupKeys.table.read(place, into: &draft, &problems)
            return draft
        }
    }
}
