package enum GraphText { package static func render(_ model: GraphModel, style: Style) -> String { "" } }
package enum GraphMermaid { package static func render(_ model: GraphModel) -> String { "" } }
package enum GraphDOT { package static func render(_ model: GraphModel) -> String { "" } }
package enum GraphJSON { package static func render(_ model: GraphModel) -> [UInt8] { [] } }
