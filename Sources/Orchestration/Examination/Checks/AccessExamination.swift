import Platform
import RunStorage

/// Tells who else may read or write the files of a run, and where they are.
enum AccessExamination {
    /// Wrong permissions, foreign owners, and a file system on which locks cannot be relied upon.
    static func findings(_ files: [OwnFile], user: UInt32, networkFileSystem: String?, of run: RunDirectory)
        -> [Finding]
    {
        let modes = files.filter { $0.attributes.mode != $0.properMode && $0.attributes.owner == user }
        let foreign = files.filter { $0.attributes.owner != user }
        let place = networkFileSystem.map { name in
            Finding(
                .networkFileSystem, run.path,
                "The run is on \(name), where a lock may bind only one machine, so that two machines could both own it: use "
                    + "it from one machine only, or keep runs on a local disk with --state-dir.")
        }
        return [open(modes, run), owned(foreign, user, run), place].compactMap(\.self)
    }

    /// One finding for all, because they come together: a copy of the whole directory, a restored backup.
    private static func open(_ files: [OwnFile], _ run: RunDirectory) -> Finding? {
        guard let first = files.first else { return nil }
        let example = "\(octal(first.attributes.mode)), not \(octal(first.properMode)) as teambot made it"
        let worst = files.map(\.attributes.mode).reduce(0, |)
        guard files.count > 1 else {
            return Finding(
                .modeOpen, first.path, isRepairable: true,
                "Its permissions are \(example), \(effect(worst)): a repair sets them again.")
        }
        return Finding(
            .modeOpen, run.path, isRepairable: true,
            "The permissions of \(files.count) files and directories in it are not as teambot made them (\(first.path): "
                + "\(example)), \(effect(worst)): a repair sets them again.")
    }

    private static func owned(_ files: [OwnFile], _ user: UInt32, _ run: RunDirectory) -> Finding? {
        guard let first = files.first else { return nil }
        let what = files.count == 1 ? "It belongs" : "\(files.count) files and directories in it belong"
        return Finding(
            .foreignOwner, files.count == 1 ? first.path : run.path,
            "\(what) to the user with the number \(first.attributes.owner), not to you (\(user)), so that the run may not "
                + "be able to go on: use teambot as that user, or take them over with chown.")
    }

    private static func effect(_ mode: UInt32) -> String {
        if mode & 0o022 != 0 { return "so that others may change what is there" }
        if mode & 0o077 != 0 { return "so that others may read what is there" }
        return "so that you may be refused"
    }

    private static func octal(_ mode: UInt32) -> String {
        let digits = String(mode, radix: 8)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
