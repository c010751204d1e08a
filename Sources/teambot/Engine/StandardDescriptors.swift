import Platform

/// The three descriptors that every process is born with, unless somebody has closed them.
enum StandardDescriptors {
    /// What stands in for the closed ones, as long as the process lives.
    private static let substitutes: [Descriptor] = {
        var held: [Descriptor] = []
        while let null = try? Descriptor.null(), null.number <= 2 { held.append(null) }
        return held
    }()

    /// Fills the closed ones, so that no file of a run gets their numbers and what is meant for people into it.
    static func fill() { _ = substitutes }
}
