import Configuration
import JSONText
import Platform
import RunStorage
import Sessions

/// The schema beside a `stages.json`, which names it by a relative path: editors find it without a network.
struct SchemaFile {
    /// Where it is.
    let path: String

    /// Names the schema of a workflow's file.
    init(beside stagesFile: String) { path = FileSystem.parent(of: stagesFile) + "/.teambot/stages.schema.json" }

    /// Whether a file is this one and was written by teambot, so that it can be refreshed.
    func isOwn(_ file: String) -> Bool {
        guard file == path, FileSystem.kind(file) == .file, let bytes = try? FileSystem.read(file, limit: 1 << 20),
            let title = (try? JSONReader.read(bytes))?["title"]?.string
        else { return false }
        return title == WorkflowSchema.title
    }

    /// Writes it as this version has it.
    func write() throws {
        do throws(SystemError) {
            let directory = FileSystem.parent(of: path)
            // It is the user's, like the file: the umask decides who may look into it.
            if !FileSystem.exists(directory) { try FileSystem.makeDirectory(directory, mode: 0o777) }
            try AtomicFile.write(WorkflowSchema.file, to: path, mode: 0o666)
        } catch {
            throw VerbError(8, "\(error.description) Put that right and write `teambot init` again.")
        }
    }
}
