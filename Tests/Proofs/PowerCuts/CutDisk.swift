import Platform
import TestSupport

/// A small disk that can be copied in an instant, as it is at that moment: what a power cut would leave.
///
/// It is an ext4 image on a loop device; its file lies on an XFS, where a copy by reflink is made under the file's lock,
/// between two writes to the device. What the kernel has not yet written to the device is not in the copy.
final class CutDisk {
    /// How ext4 brings data to the disk.
    enum Mode: String, CaseIterable {
        case ordered
        case writeback
    }

    private let base: String
    private let errors: String
    private var mounted: String?
    private var mode = Mode.ordered
    private var cuts = 0

    /// Makes the place of the images below a directory.
    init(below directory: String) throws {
        base = directory + "/base"
        errors = directory + "/errors"
        try FileSystem.makeDirectory(base)
        try run("truncate", "-s", "2G", directory + "/base.xfs")
        try run("mkfs.xfs", "-q", "-m", "reflink=1", directory + "/base.xfs")
        try run("mount", "-o", "loop", directory + "/base.xfs", base)
    }

    deinit {
        try? unmount()
        try? run("umount", base)
    }

    /// Programs of the system are not in everybody's PATH.
    static var environment: [String] {
        RunningProgram.environment.map { $0.hasPrefix("PATH=") ? $0 + ":/usr/sbin:/sbin" : $0 }
    }

    /// Puts an empty disk at a directory.
    func mountFresh(_ mode: Mode, at directory: String) throws {
        self.mode = mode
        let image = base + "/disk"
        try? FileSystem.removeFile(image)
        try run("truncate", "-s", "48M", image)
        try run("mkfs.ext4", "-q", "-F", image)
        try mount(image, at: directory)
    }

    /// Copies the disk as it is now; gives the copy.
    func cut() throws -> String {
        cuts += 1
        let copy = "\(base)/cut-\(cuts)"
        try run("cp", "--reflink=always", base + "/disk", copy)
        return copy
    }

    /// Puts a disk at a directory; what was begun on it when it was copied is replayed from its journal.
    func mount(_ image: String, at directory: String) throws {
        try run("mount", "-t", "ext4", "-o", "loop,data=\(mode.rawValue)", image, directory)
        mounted = directory
    }

    /// Takes the disk away.
    func unmount() throws {
        guard let directory = mounted else { return }
        try run("umount", directory)
        mounted = nil
    }

    private func run(_ words: String...) throws {
        let end = try RunningProgram(words, environment: Self.environment, directory: "/", errors: errors).finish()
        guard end.status == 0 else { throw ProofError("\(words.joined(separator: " ")) failed: \(end.errors)") }
    }
}
