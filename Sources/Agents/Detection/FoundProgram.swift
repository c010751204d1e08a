package import StateMachine

/// What is known of an agent program on this machine.
package struct FoundProgram: Sendable, Equatable {
    /// Which program.
    package var program: AgentProgram
    /// Where it is; nil where it is not on the PATH.
    package var path: String?
    /// What it says of itself; nil where it does not say.
    package var version: ProgramVersion?

    /// Makes a finding.
    package init(program: AgentProgram, path: String?, version: ProgramVersion?) {
        self.program = program
        self.path = path
        self.version = version
    }

    /// What is wrong with it and what to do about it, as a sentence; nil where nothing is.
    package var problem: String? {
        let preset = Preset.of(program)
        let name = program.rawValue
        guard let path else { return "\(name) is not on the PATH. To install it: \(preset.installation)" }
        guard let version else {
            return "\(path) does not tell its version. Try `\(name) --version`; to install it anew: "
                + preset.installation
        }
        let minimum = ProgramVersion(preset.minimumVersion)
        guard version < minimum else { return nil }
        return "\(name) \(version) may not know all options that teambot uses; it needs \(minimum) or newer. To renew "
            + "it: \(preset.installation)"
    }
}
