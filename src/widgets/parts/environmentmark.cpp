#include "widgets/parts/environmentmark.h"

namespace Weekglass {

namespace {

QColor colorOf(Environment environment)
{
    switch (environment) {
    case Environment::Production:
        return {0xb3, 0x1b, 0x1b};
    case Environment::Staging:
        return {0x8a, 0x5a, 0x00};
    case Environment::Development:
        return {0x1e, 0x6e, 0x3c};
    case Environment::Unmarked:
        break;
    }
    return {};
}

}

QString environmentTitle(Environment environment)
{
    switch (environment) {
    case Environment::Production:
        return EnvironmentMark::tr("production");
    case Environment::Staging:
        return EnvironmentMark::tr("staging");
    case Environment::Development:
        return EnvironmentMark::tr("development");
    case Environment::Unmarked:
        break;
    }
    return {};
}

EnvironmentMark::EnvironmentMark(Environment environment, QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setMargin(3);
    setAlignment(Qt::AlignCenter);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
    setAutoFillBackground(true);
    setEnvironment(environment);
}

void EnvironmentMark::setEnvironment(Environment environment)
{
    const QString title = environmentTitle(environment);
    setText(title.toUpper());
    setAccessibleName(tr("This server is marked as: %1").arg(title));
    setToolTip(accessibleName());
    QPalette colours = palette();
    colours.setColor(QPalette::Window, colorOf(environment));
    colours.setColor(QPalette::WindowText, Qt::white);
    setPalette(colours);
    setVisible(!title.isEmpty());
}

}
