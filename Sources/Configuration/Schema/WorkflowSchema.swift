import JSONText

/// The JSON Schema of `stages.json`, from the table that reads it.
package enum WorkflowSchema {
    /// By which the file is known again.
    package static let title = "stages.json of teambot"

    /// The schema as a file, the same bytes each time.
    package static var file: [UInt8] {
        WorkflowKeys.table.shape.schema.file(
            title: title,
            description: "The stages, agents and limits of a workflow. What names must exist and how stages may be "
                + "connected is checked by `teambot validate`.")
    }
}
