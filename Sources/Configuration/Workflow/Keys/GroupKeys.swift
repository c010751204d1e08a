import JSONText
import StateMachine

/// The keys of a parallel group.
enum GroupKeys {
    private static let members = ListRule(
        minimum: 1, tooFew: "A group needs at least one stage; add its stages or remove the group."
    ) {
        "\($0) is named twice in this group; remove one."
    }

    static let table = KeyTable<GroupDraft>(
        "a parallel group",
        [
            .text("after", "The stage after which the members begin.", isRequired: true) { $0.group.after = $1 },
            .texts("stages", "All the stages between \"after\" and \"before\".", members, isRequired: true) {
                $0.group.stages = $1
            },
            .text("before", "The stage that waits for all the members.", isRequired: true) { $0.group.before = $1 },
            .wholeNumber("max_concurrent", Limits.concurrency, "How many members may run at once.") {
                $0.group.maxConcurrent = $1
            },
            .wholeNumber(
                "max_refresh", Limits.refreshes,
                "How often a member is run again because a review beside it has revised what it had read."
            ) {
                $0.group.maximumRefreshes = $1
            }.standard(.integer(ParallelGroup.standardRefreshes)),
        ])
}
