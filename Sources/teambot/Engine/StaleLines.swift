import Reporting
import Sessions
import StateMachine

/// What is stale and why, in lines.
enum StaleLines {
    /// `1 stage is stale: PLAN; after it, unless it comes out as it was: CODE, TEST`.
    static func counted(_ plan: ResumePlan) -> String {
        guard !plan.certain.isEmpty else { return counted(plan.uncertain) }
        return counted(plan.certain.map(\.stage)) + (uncertain(plan).map { "; " + $0 } ?? "")
    }

    private static func counted(_ names: [String]) -> String {
        "\(names.count == 1 ? "1 stage is" : "\(names.count) stages are") stale: \(names.joined(separator: ", "))"
    }

    /// The stages that are stale unless those before them come out as they were; nil where there are none.
    static func uncertain(_ plan: ResumePlan) -> String? {
        guard !plan.uncertain.isEmpty else { return nil }
        let condition =
            switch plan.certain.count {
            case 0: "stale, unless what is done before comes out as it was"
            case 1: "after it, unless it comes out as it was"
            default: "after them, unless they come out as they were"
            }
        return "\(condition): \(plan.uncertain.joined(separator: ", "))"
    }

    /// The causes of one stage in a few words each.
    static func causes(_ stale: StaleStage) -> [String] {
        var seen = Set<String>()
        return stale.causes.map { CauseWords($0).short }.filter { seen.insert($0).inserted }
    }
}
