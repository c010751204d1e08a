import Configuration
import JSONText
import Reporting
import Sessions
import StateMachine

/// What a resume is going to do, for programs.
enum ResumePlanJSON {
    /// `{"schema_version": 1, "feature": …, "reopened": […], "stale": […], …}` on one line.
    ///
    /// - Parameter mask: takes secrets out of what is quoted.
    static func bytes(_ plan: ResumePlan, of feature: String, mask: (String) -> String) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { object in
            object.member("schema_version", 1)
            object.member("feature", feature)
            object.member("refresh", plan.isRefreshing)
            list("reopened", plan.reopened, &object)
            object.key("stale")
            let certain = Set(plan.certain.map(\.stage))
            object.array { array in
                for stage in plan.stale {
                    write(stage, isCertain: certain.contains(stage.stage), plan.placesAside[stage.stage], mask, &array)
                }
            }
            list("following", plan.following, &object)
            list("open", plan.open, &object)
            list("kept", plan.kept, &object)
            if let last = plan.last { object.member("until", last) }
            guard let change = plan.change else { return }
            object.key("agents_gone")
            object.array { array in
                for (stage, agent) in plan.agentsGone {
                    array.object {
                        $0.member("stage", stage)
                        $0.member("agent", agent)
                    }
                }
            }
            object.key("changes")
            object.object { write(change, mask, &$0) }
        }
        return writer.bytes + [10]
    }

    private static func write(
        _ stage: StaleStage, isCertain: Bool, _ place: String?, _ mask: (String) -> String,
        _ writer: inout JSONWriter
    ) {
        writer.object { object in
            object.member("stage", stage.stage)
            object.member("certain", isCertain)
            list("because", stage.causes.map { mask(CauseWords($0).sentence) }, &object)
            guard let place else { return }
            list("changed_by_hand", stage.changedByHand, &object)
            object.member("set_aside_into", place)
        }
    }

    private static func write(_ change: WorkflowChange, _ mask: (String) -> String, _ object: inout JSONWriter) {
        list("added", change.added, &object)
        list("removed", change.removed, &object)
        definitions("changed", change.changed, mask, &object)
        list("added_agents", change.addedAgents, &object)
        list("removed_agents", change.removedAgents, &object)
        definitions("agents", change.agents, mask, &object)
        object.key("settings")
        settings(change.settings, mask, &object)
        list("objective", change.objective, &object)
    }

    private static func definitions(
        _ key: String, _ changes: [DefinitionChange], _ mask: (String) -> String, _ writer: inout JSONWriter
    ) {
        writer.key(key)
        writer.array { array in
            for change in changes {
                array.object { object in
                    object.member("name", change.name)
                    object.key("settings")
                    settings(change.settings, mask, &object)
                }
            }
        }
    }

    private static func settings(
        _ changes: [SettingChange], _ mask: (String) -> String, _ writer: inout JSONWriter
    ) {
        writer.array { array in
            for change in changes {
                array.object { object in
                    object.member("key", change.key)
                    if let was = change.was { object.member("was", mask(was)) }
                    if let now = change.now { object.member("now", mask(now)) }
                }
            }
        }
    }

    private static func list(_ key: String, _ names: [String], _ writer: inout JSONWriter) {
        writer.key(key)
        writer.array { array in for name in names { array.string(name) } }
    }
}
