#pragma once

#include <QCoreApplication>

#include <memory>

namespace Weekglass {

/// An application that draws and needs no screen, for programs without a window.
std::unique_ptr<QCoreApplication> offscreenApplication(int& argc, char** argv);

}
