using System.Runtime.CompilerServices;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params long[] indices]
        {
            get => Pick(indices);
            set => Pick(indices).Assign(value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => Pick(i1);
            set => Pick(i1).Assign(value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => Pick(i1, i2);
            set => Pick(i1, i2).Assign(value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => Pick(i1, i2, i3);
            set => Pick(i1, i2, i3).Assign(value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => Pick(i1, i2, i3, i4);
            set => Pick(i1, i2, i3, i4).Assign(value);
        }

        public Tensor index(params TensorIndex[] indices)
        {
            var (view, tensors) = Resolve(indices);
            return tensors is null ? view : view.Consumed(v => Aten.index_Tensor.Call(v, Value.Indices(tensors)), this);
        }

        public Tensor index(params Tensor[] indices) => Aten.index_Tensor.Call(this, Value.Indices(Long(indices)));

        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, false);

        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            var (view, tensors) = Resolve(indices);
            if (tensors is not null) Aten.index_put_.CallInPlace(view, view, Value.Indices(tensors), value, accumulate);
            else if (accumulate) view.add_(value);
            else view.Assign(value);
            if (!ReferenceEquals(view, this)) view.Dispose();
            return this;
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, indices, false);

        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) => Aten.index_put_.CallInPlace(this, this, Value.Indices(Long(indices)), value, accumulate);

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var tensor = full([], value, dtype, device);
            return index_put_(tensor, indices);
        }

        // this libtorch takes no 32-bit indices, which a C# int becomes
        private static Tensor[] Long(Tensor[] indices) => Array.ConvertAll(indices, i => i.dtype == ScalarType.Int32 ? i.@long() : i);

        private Tensor Pick(params ReadOnlySpan<long> indices)
        {
            var view = this;
            foreach (var i in indices) view = view.Consumed(v => v.select(0, i), this);
            return view;
        }

        /// <summary>Applies the indices that give views; what remains are tensors of indices, each at its dimension.</summary>
        private (Tensor View, Tensor?[]? Tensors) Resolve(TensorIndex[] indices)
        {
            var view = this;
            var dimension = 0L;
            List<(long Dimension, Tensor Indices)>? tensors = null;
            var named = indices.Sum(i => i.What switch
            {
                TensorIndex.Kind.Single or TensorIndex.Kind.Slice => 1,
                TensorIndex.Kind.Tensor => i.Indices!.dtype == ScalarType.Bool ? i.Indices.dim() : 1,
                _ => 0,
            });
            foreach (var index in indices)
            {
                var at = dimension;
                switch (index.What)
                {
                    case TensorIndex.Kind.Single:
                        view = view.Consumed(v => v.select(at, index.Start!.Value), this);
                        break;
                    case TensorIndex.Kind.Slice:
                        if ((index.Start, index.Stop, index.Step) != (null, null, null)) view = view.Consumed(v => Aten.slice_Tensor.Call(v, at, index.Start, index.Stop, index.Step ?? 1), this);
                        dimension++;
                        break;
                    case TensorIndex.Kind.None:
                        view = view.Consumed(v => v.unsqueeze(at), this);
                        dimension++;
                        break;
                    case TensorIndex.Kind.Ellipsis:
                        dimension += dim() - named;
                        break;
                    case TensorIndex.Kind.Bool:
                        view = view.Consumed(v => v.unsqueeze(at), this);
                        (tensors ??= []).Add((dimension++, tensor(index.Start != 0).unsqueeze(0)));
                        break;
                    case TensorIndex.Kind.Tensor:
                        (tensors ??= []).Add((dimension, Long([index.Indices!])[0]));
                        dimension += index.Indices!.dtype == ScalarType.Bool ? index.Indices.dim() : 1;
                        break;
                }
            }
            // an index that changed nothing is still a tensor of its own
            if (ReferenceEquals(view, this) && tensors is null) view = alias();
            if (tensors is null) return (view, null);
            var list = new List<Tensor?>();
            foreach (var (at, indexTensor) in tensors)
            {
                while (list.Count < at) list.Add(null);
                list.Add(indexTensor);
            }
            return (view, [.. list]);
        }

        /// <summary>A step of a chain of views: the step before is disposed, unless it is where the chain began.</summary>
        private Tensor Consumed(Func<Tensor, Tensor> step, Tensor origin)
        {
            var next = step(this);
            if (!ReferenceEquals(this, origin)) Dispose();
            return next;
        }

        private void Assign(Tensor value)
        {
            copy_(value);
            Dispose();
        }
    }
}
