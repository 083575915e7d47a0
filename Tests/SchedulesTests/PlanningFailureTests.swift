import Schedules
import Testing
