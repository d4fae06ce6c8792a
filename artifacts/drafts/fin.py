# fin.py draft executed out : outputs of an executed copy, by cell id, into the notebook of a draft whose code it ran
import json,sys,re,hashlib
draft,executed,out=sys.argv[1:4]
ex=json.load(open(executed)); by={c['id']:c for c in ex['cells']}
meta=dict(ex['metadata']); cells=[]; n=0; h=hashlib.sha256()
for part in re.split(r'(?m)^=== ',open(draft).read())[1:]:
    head,body=part.split('\n',1); kind,id=head.split(); body=body.strip('\n'); lines=body.splitlines(keepends=True)
    if kind=='md': cells.append({'cell_type':'markdown','id':id,'metadata':{},'source':lines}); continue
    m={'dotnet_interactive':{'language':'csharp'},'polyglot_notebook':{'kernelName':'csharp'}}
    if id=='knobs': m['tags']=['parameters']
    n+=1; c=by[id]; ran=''.join(c['source'])
    if ran!=body: print('DIFFERS',id)
    outs=json.loads(json.dumps(c['outputs']))
    for o in outs:
        if 'execution_count' in o: o['execution_count']=n
    cells.append({'cell_type':'code','id':id,'execution_count':n,'metadata':m,'outputs':outs,'source':lines})
    code='\n'.join(l.rstrip() for l in body.split('\n')).rstrip().encode(); h.update(f'{len(code)}\n'.encode()+code)
meta['gencore']={**meta.get('gencore',{}),'code_sha256':h.hexdigest()}
json.dump({'cells':cells,'metadata':meta,'nbformat':4,'nbformat_minor':5},open(out,'w'),ensure_ascii=False,indent=1); open(out,'a').write('\n')
