#include "app/windowlook.h"

#include "app/uistate.h"
#include "base/safetext.h"
#include "widgets/theme/theme.h"
#include "workspace/workspace.h"

#include <QActionGroup>
#include <QMenu>

namespace Weekglass {

namespace {

constexpr QLatin1String ThemeKey("theme"); // among what is remembered of the window

}

WindowLook::WindowLook(QMainWindow* window)
    : m_window(window)
    , m_themes(new QActionGroup(this))
{
}

void WindowLook::addThemes(QMenu* menu)
{
    const std::tuple<QString, Theme, Qt::Key, QByteArray> choices[] = {
        {tr("Like the &desktop"), Theme::System, Qt::Key_0, "system"},
        {tr("&Light"), Theme::Light, Qt::Key_8, "light"},
        {tr("D&ark"), Theme::Dark, Qt::Key_9, "dark"}};
    for (const auto& [text, theme, key, name] : choices) {
        QAction* action = menu->addAction(text);
        action->setShortcut(Qt::CTRL | Qt::ALT | key);
        action->setStatusTip(tr("Colours of the window"));
        action->setCheckable(true);
        action->setChecked(theme == Theme::System);
        action->setData(name);
        m_themes->addAction(action);
        connect(action, &QAction::triggered, this, [theme = theme] { applyTheme(theme); });
    }
}

void WindowLook::restore()
{
    m_job.start(
        [](const std::stop_token&) -> Result<UiValues> {
            auto workspace = Workspace::open();
            return workspace ? workspace->uiValues() : Result<UiValues>(workspace.error());
        },
        [this](const Result<UiValues>& values) {
            m_isRemembered = bool(values);
            if (!values)
                return Q_EMIT statusMessage(visibleText(values.error().message));
            restoreUiState(*m_window, *values);
            for (QAction* theme : m_themes->actions()) {
                if (theme->data().toByteArray() == values->value(ThemeKey))
                    theme->trigger();
            }
        });
}

void WindowLook::save() const
{
    if (!m_isRemembered)
        return;
    UiValues values = uiState(*m_window);
    values.insert(ThemeKey, m_themes->checkedAction()->data().toByteArray());
    QThreadPool::globalInstance()->start([values] {
        if (auto workspace = Workspace::open())
            (void)workspace->saveUiValues(values);
    });
}

}
