import JSONText
import StateMachine

/// A graph for programs.
package enum GraphJSON {
    /// One object: the stages in the order of the workflow, the groups, the path that took longest.
    package static func render(_ model: GraphModel) -> [UInt8] {
        var next = [[Int]](repeating: [], count: model.nodes.count)
        for edge in model.edges { next[edge.from].append(edge.to) }
        var writer = JSONWriter()
        writer.object { root in
            root.member("schema_version", 1)
            root.key("stages")
            root.array { list in
                for (node, next) in zip(model.nodes, next) { write(node, next, model, &list) }
            }
            root.key("groups")
            root.array { list in
                for group in model.groups { write(group, model, &list) }
            }
            root.key("longest_path")
            guard let path = model.longestPath else { return root.null() }
            root.object {
                $0.member("duration_seconds", path.seconds)
                $0.member("stages", path.stages.map { model.nodes[$0].name })
            }
        }
        return writer.bytes
    }

    private static func write(_ node: GraphNode, _ next: [Int], _ model: GraphModel, _ list: inout JSONWriter) {
        list.object {
            $0.member("name", node.name)
            $0.member("title", node.title)
            $0.member("kind", node.kind)
            $0.member("status", node.status?.rawValue)
            $0.member("duration_seconds", node.seconds)
            $0.member("attempts", model.isRun ? node.attempts : nil)
            $0.member("iteration", node.iteration)
            $0.member("group", node.group.map { model.groups[$0].name })
            $0.member("next_stages", next.map { model.nodes[$0].name })
            $0.member("layer", node.layer)
            $0.member("on_longest_path", node.isOnLongestPath)
            if node.isStale { $0.member("stale", true) }
            if let approval = node.approval { $0.member("approval", approval.rawValue) }
            if node.isConditional { $0.member("conditional", true) }
            if !node.handles.isEmpty { $0.member("on_failure_of", node.handles.map { model.nodes[$0].name }) }
        }
    }

    private static func write(_ group: GraphGroup, _ model: GraphModel, _ list: inout JSONWriter) {
        list.object {
            $0.member("name", group.name)
            $0.member("stages", group.members.map { model.nodes[$0].name })
            $0.member("implicit", group.isImplicit)
        }
    }
}
