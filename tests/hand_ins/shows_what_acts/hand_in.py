# %% own
from IPython.display import HTML, SVG, Javascript, Latex, Markdown, display
pages = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)></svg>", "<a href='javascript:alert(1)'>x</a>",
         "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<img alt='\" onerror=\"alert(1)' src=x>",
         "<a href='data:text/html,<script>alert(1)</script>'>x</a>", "<style>@import 'http://127.0.0.1:9/a.css'</style>"]
for page in pages:
    display(HTML(page), Markdown(page + "\n\n[x](javascript:alert(1)) ![](http://127.0.0.1:9/x.png)"))
    print(page)
display(SVG('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>'), Javascript("alert(1)"))
display(Latex(r"$\href{javascript:alert(1)}{x} \htmlData{onclick=alert(1)}{x} \require{action} \unicode{<script>}$"))
display({"application/vnd.jupyter.widget-view+json": {"model_id": "<script>alert(1)</script>"}, "text/plain": "w"}, raw=True)
display({"text/html; <script>alert(1)</script>": "x", "application/pdf": "JVBERg=="}, raw=True)

# %% own
exec(compile("def deeper():\n    1 / 0\ndeeper()", "<img src=x onerror=alert(1)>.py", "exec"))
