import TestSupport

/// A workflow that people change while it runs: stages in layers, each of which makes one artifact of all before it, some
/// of them under review beside those that read it.
struct ChangingWorkflow {
    private(set) var members: [ChangingStage] = []
    private var added = 0

    /// Draws one by lot.
    init(using random: inout SplitMix64) {
        members = [ChangingStage(name: "START", needs: [], salt: 0, variety: 1_000, kind: .command)]
        for _ in 0..<Int.random(in: 3...8, using: &random) { add(using: &random) }
    }

    /// Adds a stage behind some of those that are there, with a review of it now and then.
    mutating func add(using random: inout SplitMix64) {
        added += 1
        let count = Int.random(in: 1...2, using: &random)
        let needs = Set((0..<count).compactMap { _ in members.randomElement(using: &random)?.name })
        let kind: ChangingKind = random.oneIn(6) ? .approval : random.oneIn(2) ? .agent : .command
        var stage = ChangingStage(
            name: "S\(added)", needs: needs.sorted(), salt: Int.random(in: 0...9, using: &random),
            variety: random.oneIn(3) ? 2 : 1_000, kind: kind)
        if stage.makesSomething, random.oneIn(5) {
            stage.condition = read(by: stage).randomElement(using: &random)?.name
        }
        if stage.makesSomething, random.oneIn(4) {
            // A condition is judged again when what the stage is given is another: it belongs to that.
            let some = read(by: stage).filter { _ in random.oneIn(2) }.map(\.name) + [stage.condition ?? "START"]
            stage.inputs = Set(some)
        }
        stage.isOptional = stage.makesSomething && stage.condition == nil && random.oneIn(6)
        members.append(stage)
        guard kind == .agent, stage.isRead, random.oneIn(2) else { return }
        members.append(ChangingStage(name: "R\(added)", needs: [stage.name], salt: 0, variety: 1, kind: .review))
    }

    /// Takes a stage away that nobody waits for, with its review: what a review has brought about stays in the work when
    /// the review alone is taken away, and nobody would want it undone.
    mutating func remove(using random: inout SplitMix64) {
        let last = members.filter { stage in
            stage.kind != .review && !stage.needs.isEmpty
                && !members.contains { $0.kind != .review && $0.needs.contains(stage.name) }
                && !members.contains { other in review(of: stage.name).map { other.needs.contains($0.name) } ?? false }
        }
        guard let gone = last.randomElement(using: &random), members.count > 3 else { return }
        members.removeAll { $0.name == gone.name || ($0.kind == .review && $0.needs == [gone.name]) }
    }

    /// Gives a stage another command, or lets a no lead elsewhere.
    mutating func alter(using random: inout SplitMix64) {
        let position = Int.random(in: 0..<members.count, using: &random)
        members[position].salt = Int.random(in: 0...9, using: &random)
    }

    /// The stage that judges the work of a stage.
    func review(of name: String) -> ChangingStage? { members.first { $0.kind == .review && $0.needs == [name] } }

    /// What a stage makes its artifact of.
    func given(to stage: ChangingStage) -> [ChangingStage] {
        read(by: stage).filter { stage.inputs?.contains($0.name) ?? true }
    }

    /// Everything before a stage of which there is an artifact in every run.
    func read(by stage: ChangingStage) -> [ChangingStage] {
        var names = Set<String>()
        var open = stage.needs
        while let name = open.popLast() {
            guard names.insert(name).inserted else { continue }
            open += members.first { $0.name == name }?.needs ?? []
        }
        return members.filter { names.contains($0.name) && $0.isRead }
    }
}
