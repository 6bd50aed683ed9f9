@echo off
rem Double-click to set up and open Tsunagari. Needs Python 3.11 or newer.
chcp 65001 >nul
cd /d "%~dp0"
set PYTHONUTF8=1
where py >nul 2>nul
if %errorlevel%==0 (
    py -3 tools\start.py run %*
) else (
    where python >nul 2>nul
    if errorlevel 1 (
        echo Python 3.11 or newer is needed. / Python 3.11 以降が必要です。
        pause
        exit /b 1
    )
    python tools\start.py run %*
)
if errorlevel 1 pause
