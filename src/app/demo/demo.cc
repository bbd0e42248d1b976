// Seeds before the door opens.
#include "app/demo/demo.h"

#include "app/demo/seed.h"

namespace app::demo {

int serve(ProgramOptions const& options, Modules const& modules, DemoRun const&) {
  platform::app::Program program{options, modules};
  program.host().demo = true;
  program.host().site_name = "云岫县";
  seed(program, {});
  program.start();
  tell_where(program, options);
  wait_for_signal();
  program.stop();
  return 0;
}

}  // namespace app::demo
