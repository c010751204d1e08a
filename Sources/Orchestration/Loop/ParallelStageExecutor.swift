import Execution
import StateMachine

/// Runs stages side by side: each as soon as its own predecessors are done and a place is free, never a whole level
/// at a time, and never cancelling the others because one has failed.
struct ParallelStageExecutor: Sendable {
    private let workflow: Workflow
    private let ofRun: AsyncSemaphore
    private let ofGroups: [String: AsyncSemaphore]

    /// Makes an executor with the places of a run and of its groups.
    init(workflow: Workflow, maximumConcurrent: Int) {
        self.workflow = workflow
        ofRun = AsyncSemaphore(places: maximumConcurrent)
        var ofGroups: [String: AsyncSemaphore] = [:]
        for group in workflow.groups {
            if let places = group.maxConcurrent { ofGroups[group.name] = AsyncSemaphore(places: places) }
        }
        self.ofGroups = ofGroups
    }

    /// Runs stages and what they make ready, until nothing is left that can start.
    ///
    /// - Parameters:
    ///   - first: positions of the stages that are ready now.
    ///   - body: runs one stage and gives the positions that it has made ready.
    func run(_ first: [Int], _ body: @escaping @Sendable (Int, StagePlaces) async -> [Int]) async {
        await withTaskGroup(of: [Int].self) { group in
            // Members that end at the same moment all see the stage after them become ready: the first one counts.
            var started = Set<Int>()
            func start(_ position: Int) {
                guard started.insert(position).inserted else { return }
                let places = places(of: workflow.stages[position])
                group.addTask {
                    var ready: [Int] = []
                    // Cancelled before it got its places: it has not started and stays as it is.
                    try? await places.whileHeld { ready = await body(position, places) }
                    return ready
                }
            }
            for position in first { start(position) }
            while let ready = await group.next() {
                for position in ready { start(position) }
            }
        }
    }

    private func places(of stage: Stage) -> StagePlaces {
        StagePlaces(group: workflow.group(of: stage.name).flatMap { ofGroups[$0.name] }, run: ofRun)
    }
}
