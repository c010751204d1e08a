import JSONText

/// The JSON Schema of `stages.json`, from the table that reads it.
package enum WorkflowSchema {
    /// The schema as a file, the same bytes each time.
    package static var file: [UInt8] {
        WorkflowKeys.table.shape.schema.file(
            title: "stages.json of teambot",
            description: "The stages, agents and limits of a workflow. What names must exist and how stages may be "
                + "connected is checked by `teambot validate`.")
    }
}
