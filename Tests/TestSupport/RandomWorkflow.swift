package import StateMachine

/// Makes workflows of single stages and of layered blocks between them, some of which are declared as groups.
package struct RandomWorkflow {
    private var stages: [Stage] = []
    private var groups: [ParallelGroup] = []

    /// The workflow that follows from the generator's state.
    package static func make(using generator: inout SplitMix64) -> Workflow {
        var maker = RandomWorkflow()
        maker.addStage("START", optional: false)
        for part in 0..<Int.random(in: 1...3, using: &generator) {
            maker.addBlock("B\(part)", using: &generator)
        }
        if generator.oneIn(3) { maker.addLooseEnds(using: &generator) }
        return Workflow(
            stages: maker.stages.shuffled(using: &generator), groups: maker.groups,
            maxConcurrent: Int.random(in: 1...4, using: &generator))
    }

    private mutating func addStage(_ name: String, optional: Bool) {
        stages.append(Stage(name: name, isOptional: optional))
    }

    /// Layers of stages that begin after the last stage and end in a new one.
    private mutating func addBlock(_ name: String, using generator: inout SplitMix64) {
        let after = stages.count - 1
        var layers: [[Int]] = []
        for layer in 0..<Int.random(in: 1...3, using: &generator) {
            let above = layers.last ?? [after]
            layers.append(addLayer("\(name)_\(layer)", below: above, using: &generator))
        }
        let members = layers.flatMap { $0 }
        addStage("\(name)_JOIN", optional: generator.oneIn(6))
        for member in members where stages[member].nextStages.isEmpty { connect(member, stages.count - 1) }
        guard generator.oneIn(2) else { return }
        groups.append(
            ParallelGroup(
                name: name, after: stages[after].name, stages: members.map { stages[$0].name }, before: "\(name)_JOIN"))
    }

    private mutating func addLayer(
        _ name: String, below above: [Int], using generator: inout SplitMix64
    ) -> [Int] {
        var layer: [Int] = []
        for member in 0..<Int.random(in: 1...4, using: &generator) {
            addStage("\(name)_\(member)", optional: generator.oneIn(4))
            let position = stages.count - 1
            layer.append(position)
            let sure = above.randomElement(using: &generator)
            for candidate in above where candidate == sure || generator.oneIn(3) { connect(candidate, position) }
        }
        return layer
    }

    /// Several last stages without a common end.
    private mutating func addLooseEnds(using generator: inout SplitMix64) {
        _ = addLayer("END", below: [stages.count - 1], using: &generator)
    }

    private mutating func connect(_ from: Int, _ to: Int) {
        stages[from].nextStages.append(stages[to].name)
    }
}
