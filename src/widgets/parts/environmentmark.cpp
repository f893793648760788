#include "widgets/parts/environmentmark.h"

#include "widgets/theme/tokens.h"

#include <QApplication>
#include <QEvent>

namespace Weekglass {

namespace {

ToneTokens toneOf(Environment environment, const Tokens& tokens)
{
    switch (environment) {
    case Environment::Production:
        return tokens.production;
    case Environment::Staging:
        return tokens.warning;
    case Environment::Development:
        return tokens.ok;
    case Environment::Unmarked:
        break;
    }
    return tokens.neutral;
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
    m_environment = environment;
    const QString title = environmentTitle(environment);
    setText(title.toUpper());
    setAccessibleName(tr("This server is marked as: %1").arg(title));
    setToolTip(accessibleName());
    setVisible(!title.isEmpty());
    updateColors();
}

void EnvironmentMark::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        updateColors();
}

void EnvironmentMark::updateColors()
{
    const ToneTokens tone = toneOf(m_environment, tokensOf(QApplication::palette()));
    QPalette colors;
    colors.setColor(QPalette::Window, tone.ground);
    colors.setColor(QPalette::WindowText, tone.text);
    setPalette(colors);
}

}
