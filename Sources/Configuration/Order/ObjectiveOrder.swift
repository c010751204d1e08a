/// What an objective says in its front matter about its turn among others.
package struct ObjectiveOrder: Sendable, Equatable {
    /// What a priority may be; the higher comes first.
    package static let priorities = -1_000_000...1_000_000
    /// What may be said of further tries.
    package static let retries = Limits.retries

    /// The higher comes first.
    package var priority: Int
    /// The objectives that must be finished before it, as written: paths, file names or titles.
    package var needs: [String]
    /// Further tries after a failure that may pass; nil where the session decides.
    package var retries: Int?
    /// The batches of a plan that are chosen; nil where nothing is said.
    package var batches: BatchRange?

    /// Makes an order; an objective that says nothing has the priority 0.
    package init(priority: Int = 0, needs: [String] = [], retries: Int? = nil, batches: BatchRange? = nil) {
        self.priority = priority
        self.needs = needs
        self.retries = retries
        self.batches = batches
    }
}
