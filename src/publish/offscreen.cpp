#include "publish/offscreen.h"

#include <QApplication>

namespace Weekglass {

std::unique_ptr<QCoreApplication> offscreenApplication(int& argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QApplication>(argc, argv);
}

}
