import Configurations
import ConstraintModels
import JSONLines

extension ConfigurationRepair {
  /// Writes the member `change` of a repair: path to what is there instead, `null` for *let go*.
  public func writeChange(of model: ProductModel, text: (Int) -> String, to writer: inout JSONWriter) {
    writer.key("change")
    writer.openObject()
    for change in changes {
      writer.key(named: change.isCount ? model.counts[change.index].path : model.fields[change.index].path)
      switch change.content {
      case nil: writer.null()
      case let content? where change.isCount: writer.integer(Int(content))
      case let content?: model.content(of: change.index, cell: content, text: text(change.index)).write(to: &writer)
      }
    }
    writer.closeObject()
  }
}
