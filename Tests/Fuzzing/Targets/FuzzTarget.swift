/// A reader of what comes from outside, with what must hold whatever it is given.
package struct FuzzTarget: Sendable {
    /// What is written on the command line to choose it, and the name of its folder in `Corpus`.
    package let name: String
    /// The length of the inputs that are tried, in bytes.
    package let maximumLength: Int
    /// Reads the bytes; gives what is wrong with what was read, or nil.
    package let objection: @Sendable ([UInt8]) -> String?

    /// Makes a target.
    package init(name: String, maximumLength: Int, objection: @escaping @Sendable ([UInt8]) -> String?) {
        self.name = name
        self.maximumLength = maximumLength
        self.objection = objection
    }

    /// Every target.
    package static let all = [json, stages, objective, state, journal, scenario, verdict, printable, reading, acp]

    /// The target of a name.
    package static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}
