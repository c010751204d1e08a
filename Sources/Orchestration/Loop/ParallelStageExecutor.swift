import Execution
import StateMachine

/// Runs stages side by side: each as soon as its own predecessors are done and a place is free, never a whole level
/// at a time, and never cancelling the others because one has failed.
struct ParallelStageExecutor: Sendable {
    private let workflow: Workflow
    private let ofRun: AsyncSemaphore
    private let ofGroups: [String: AsyncSemaphore]
    private let room: WaitingRoom

    /// Makes an executor with the places of a run and of its groups.
    init(workflow: Workflow, maximumConcurrent: Int, room: WaitingRoom) {
        self.workflow = workflow
        self.room = room
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
        await withTaskGroup(of: (Int, [Int]).self) { group in
            // Members that end at the same moment all see the stage after them become ready: the first one counts.
            var atWork = Set<Int>()
            func start(_ position: Int) {
                guard atWork.insert(position).inserted else { return }
                room.begin()
                let places = places(of: workflow.stages[position])
                group.addTask {
                    var ready: [Int] = []
                    // Cancelled before it got its places: it has not started and stays as it is.
                    try? await places.whileHeld { ready = await body(position, places) }
                    return (position, ready)
                }
            }
            for position in first { start(position) }
            while let (position, ready) = await group.next() {
                atWork.remove(position)
                for position in ready { start(position) }
                room.end()
            }
        }
    }

    private func places(of stage: Stage) -> StagePlaces {
        StagePlaces(group: workflow.group(of: stage.name).flatMap { ofGroups[$0.name] }, run: ofRun)
    }
}
